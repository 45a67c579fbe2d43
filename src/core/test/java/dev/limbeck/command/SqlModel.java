package dev.limbeck.command;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.execute.Dialects;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.ScratchDatabases;
import dev.limbeck.execute.ScratchDatabases.Rules;
import dev.limbeck.h2.H2Dialect;
import dev.limbeck.spi.Model;
import dev.limbeck.spi.ModelException;
import dev.limbeck.spi.ModelRequest;
import dev.limbeck.spi.ModelSource;
import dev.limbeck.sqlite.standin.StandIns;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A model that is written in SQL, in the file {@code model.sql} on the class path. */
public final class SqlModel implements ModelSource {

    @Override
    public Model scan(ModelRequest request) {
        Dialect dialect = request.databaseProduct().equals("H2")
                ? new H2Dialect()
                : Dialects.installed().forUrl("jdbc:sqlite:");
        try (Scratch scratch = new ScratchDatabases(dialect, new Rules(true, null, notice -> {})).empty();
                Statement statement = scratch.connection().createStatement()) {
            String sql = Files.readString(request.classpath().get(0).resolve("model.sql"));
            if (dialect.traits().has(Feature.EMBEDDED)) {
                StandIns.register(scratch.connection(), List.of(sql));
            }
            for (String one : sql.split(";\\s*", -1)) {
                if (!one.isBlank()) {
                    statement.execute(one);
                }
            }
            return new Model(scratch.reflect().schema(), List.of(), List.of("Model"), List.of(), "SQL");
        } catch (IOException | SQLException e) {
            throw new ModelException("The model cannot be read: " + e, e);
        }
    }
}
