package dev.limbeck.settings;

import dev.limbeck.ops.Hazard.Kind;
import java.util.List;
import java.util.Set;

/**
 * The section {@code [upgrade]}.
 *
 * @param refuse the hazards that prevent a revision from being applied
 */
public record UpgradeSettings(Set<Kind> refuse) {
    /** Copies the set. */
    public UpgradeSettings {
        refuse = Set.copyOf(refuse);
    }

    /** Reads the codes of the hazards. */
    static UpgradeSettings of(List<String> codes) {
        try {
            return new UpgradeSettings(HazardCodes.parse(codes));
        } catch (IllegalArgumentException e) {
            throw new SettingsException(SettingKey.UPGRADE_REFUSE.key() + ": " + e.getMessage());
        }
    }
}
