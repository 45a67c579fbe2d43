package dev.limbeck.command;

import dev.limbeck.load.RevisionLoader;
import dev.limbeck.settings.Settings;

/** Stub. */
@SuppressWarnings("DoNotCallSuggester")
final class RevisionLoaders {
    private RevisionLoaders() {}

    static RevisionLoader of(Settings settings) {
        throw new CommandException(settings.toString());
    }
}
