package dev.limbeck.settings;

import dev.limbeck.ops.Hazard.Kind;
import java.util.List;
import java.util.Set;

/**
 * The section {@code [upgrade]}.
 *
 * @param refuse the hazards that prevent a revision from being applied
 * @param resume whether an interrupted revision is continued
 */
public record UpgradeSettings(Set<Kind> refuse, Resume resume) {
    /** Copies the set. */
    public UpgradeSettings {
        refuse = Set.copyOf(refuse);
    }

    /** Whether {@code upgrade} continues a revision that an earlier run left incomplete. */
    public enum Resume {
        /** It continues the revision. */
        ALWAYS,
        /** It fails; {@code limbeck resume} continues the revision. */
        NEVER
    }

    /** Reads the values of {@code upgrade.refuse}, which are codes of hazards, and of {@code upgrade.resume}. */
    static UpgradeSettings of(List<String> codes, String resume) {
        try {
            return new UpgradeSettings(HazardCodes.parse(codes), resume(resume));
        } catch (IllegalArgumentException e) {
            throw new SettingsException(SettingKey.UPGRADE_REFUSE.key() + ": " + e.getMessage());
        }
    }

    private static Resume resume(String word) {
        return switch (word) {
            case "always" -> Resume.ALWAYS;
            case "never" -> Resume.NEVER;
            default ->
                throw new SettingsException(
                        SettingKey.UPGRADE_RESUME.key() + " is \"" + word + "\", but must be \"always\" or \"never\".");
        };
    }
}
