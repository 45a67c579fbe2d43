package dev.limbeck.command;

import dev.limbeck.Migration;
import dev.limbeck.load.RevisionLoader;
import dev.limbeck.revision.RevisionFolder;
import dev.limbeck.settings.Settings;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;

/** Stand-in until the cached compiler arrives. */
final class RevisionLoaders {
    private RevisionLoaders() {}

    static RevisionLoader of(Settings settings) {
        try {
            Path out = Files.createTempDirectory("limbeck");
            List<String> args = new ArrayList<>(List.of(
                    "-proc:none",
                    "-d",
                    out.toString(),
                    "-cp",
                    Path.of(Migration.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI())
                            .toString()));
            new RevisionFolder(
                            settings.revisions().locations(),
                            settings.revisions().recursive())
                    .sources()
                    .forEach(source -> args.add(source.toString()));
            int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, args.toArray(String[]::new));
            if (result != 0) {
                throw new CommandException("The revisions do not compile.");
            }
            ClassLoader loader =
                    new URLClassLoader(new URL[] {out.toUri().toURL()}, RevisionLoaders.class.getClassLoader());
            return file -> {
                try {
                    return (Migration) loader.loadClass(file.className())
                            .getDeclaredConstructor()
                            .newInstance();
                } catch (ReflectiveOperationException e) {
                    throw new CommandException(e.toString(), e);
                }
            };
        } catch (Exception e) {
            throw new CommandException(e.toString(), e);
        }
    }
}
