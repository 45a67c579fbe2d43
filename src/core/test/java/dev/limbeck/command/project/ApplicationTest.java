package dev.limbeck.command.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.Schema;
import dev.limbeck.spi.ConnectionSource;
import dev.limbeck.spi.Model;
import dev.limbeck.spi.ModelSource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteDataSource;

class ApplicationTest {
    @Test
    void anotherDataSourceChangesNothingElse() {
        ModelSource models = request -> new Model(Schema.EMPTY, List.of(), List.of(), List.of(), "none");
        ConnectionSource connections = (url, properties) -> new SQLiteDataSource().getConnection();
        Application application =
                new Application(new SQLiteDataSource(), getClass().getClassLoader(), connections, models);

        assertThat(application.withDataSource(null))
                .isEqualTo(new Application(null, getClass().getClassLoader(), connections, models));
    }
}
