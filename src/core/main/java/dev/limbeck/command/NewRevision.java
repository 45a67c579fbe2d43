package dev.limbeck.command;

import dev.limbeck.ops.Operation;
import dev.limbeck.settings.RevisionSettings;
import java.nio.file.Path;
import java.util.List;

/** Stub. */
record NewRevision(RevisionSettings settings, String id, List<String> heads, String message) {
    Path write(List<Operation> upgrade, List<Operation> downgrade) {
        return Path.of(upgrade.toString() + downgrade);
    }
}
