package dev.limbeck.spring;

import dev.limbeck.app.Configuration;
import dev.limbeck.settings.SettingKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.jdbc.datasource.embedded.EmbeddedDatabase;

/**
 * Chooses the database. In order of precedence, it is the database of the connection details, of {@code
 * limbeck.database.url}, of the data source that is marked with {@link LimbeckDataSource}, or of the only or primary
 * data source.
 */
final class DatabaseChoice {
    private final ConfigurableListableBeanFactory beans;

    DatabaseChoice(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    void apply(Configuration configuration, LimbeckProperties.Database database) {
        LimbeckConnectionDetails details =
                beans.getBeanProvider(LimbeckConnectionDetails.class).getIfAvailable();
        if (details != null) {
            connect(configuration, details.getJdbcUrl(), details.getUsername(), details.getPassword());
        } else if (database.getUrl() != null) {
            connect(configuration, database.getUrl(), database.getUsername(), database.getPassword());
        } else if (database.getUsername() != null || database.getPassword() != null) {
            throw StarterException.userWithoutUrl();
        } else {
            DataSource source = dataSource();
            requireSupported(source);
            configuration.dataSource(source);
        }
    }

    /** {@return the data source that is upgraded; empty if Limbeck connects to a URL instead} */
    Optional<DataSource> findDataSource(LimbeckProperties.Database database) {
        boolean url = database.getUrl() != null
                || beans.getBeanProvider(LimbeckConnectionDetails.class).getIfAvailable() != null;
        return url ? Optional.empty() : Optional.of(dataSource());
    }

    private static void connect(
            Configuration configuration, String url, @Nullable String username, @Nullable String password) {
        configuration.databaseUrl(url).settings(keys -> {
            if (username != null) {
                keys.set(SettingKey.DATABASE_USERNAME, username);
            }
            if (password != null) {
                keys.set(SettingKey.DATABASE_PASSWORD, password);
            }
        });
    }

    /** Rejects the embedded database with which a test slice replaces the data source of the application. */
    private static void requireSupported(DataSource source) {
        if (source instanceof EmbeddedDatabase) {
            try (Connection connection = source.getConnection()) {
                throw StarterException.embeddedDatabase(connection.getMetaData().getDatabaseProductName());
            } catch (SQLException e) {
                throw StarterException.embeddedDatabase("of Spring");
            }
        }
    }

    private DataSource dataSource() {
        for (Map.Entry<String, DataSource> each :
                beans.getBeansOfType(DataSource.class).entrySet()) {
            if (beans.findAnnotationOnBean(each.getKey(), LimbeckDataSource.class) != null) {
                return each.getValue();
            }
        }
        DataSource only = beans.getBeanProvider(DataSource.class).getIfUnique();
        if (only == null) {
            throw StarterException.severalDataSources(List.of(beans.getBeanNamesForType(DataSource.class)));
        }
        return only;
    }
}
