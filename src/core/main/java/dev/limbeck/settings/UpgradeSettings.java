package dev.limbeck.settings;

import dev.limbeck.ops.Hazard.Kind;
import java.time.Duration;
import java.util.Set;

/**
 * The {@code [upgrade]} section.
 *
 * @param refuse the hazards that prevent a revision from being applied
 * @param resume whether an interrupted revision is continued
 * @param online whether revisions run step by step
 * @param onlineSize the size in megabytes up to which a table counts as small
 * @param concurrentWait how long a statement may take if it does not make other programs wait
 */
public record UpgradeSettings(Set<Kind> refuse, Resume resume, Online online, int onlineSize, Duration concurrentWait) {
    /** Copies the set. */
    public UpgradeSettings {
        refuse = Set.copyOf(refuse);
    }

    /** Specifies whether {@code upgrade} continues a revision that an earlier run left incomplete. */
    public enum Resume {
        /** The {@code upgrade} command continues the revision. */
        ALWAYS,
        /** The {@code upgrade} command fails, and {@code limbeck resume} continues the revision. */
        NEVER
    }

    /** Specifies when a revision runs step by step. */
    public enum Online {
        /** A revision runs step by step if it processes all rows of a large table. */
        AUTO,
        /** Always. */
        ALWAYS,
        /** A revision runs step by step only if one of its statements cannot run in a transaction. */
        NEVER
    }

    /** Reads the section. */
    static UpgradeSettings of(Layer layer) {
        try {
            return new UpgradeSettings(
                    HazardCodes.parse(layer.list(SettingKey.UPGRADE_REFUSE, String.class)),
                    resume(layer.get(SettingKey.UPGRADE_RESUME, String.class)),
                    online(layer.get(SettingKey.UPGRADE_ONLINE, String.class)),
                    layer.get(SettingKey.UPGRADE_ONLINE_SIZE, Integer.class),
                    Duration.ofSeconds(layer.get(SettingKey.UPGRADE_CONCURRENT_WAIT, Integer.class)));
        } catch (IllegalArgumentException e) {
            throw new SettingsException(SettingKey.UPGRADE_REFUSE.key() + ": " + e.getMessage());
        }
    }

    private static Online online(String word) {
        return switch (word) {
            case "auto" -> Online.AUTO;
            case "always" -> Online.ALWAYS;
            case "never" -> Online.NEVER;
            default ->
                throw new SettingsException(SettingKey.UPGRADE_ONLINE.key() + " is \"" + word
                        + "\", but must be \"auto\", \"always\" or \"never\".");
        };
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
