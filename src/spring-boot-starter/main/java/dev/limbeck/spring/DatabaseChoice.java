package dev.limbeck.spring;

import dev.limbeck.app.Configuration;
import dev.limbeck.settings.SettingKey;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Chooses the database: that of the connection details, of {@code limbeck.database.url}, of the data source that is
 * marked with {@link LimbeckDataSource}, or of the only or primary data source.
 */
final class DatabaseChoice {
    private final ConfigurableListableBeanFactory beans;
    private final ObjectProvider<DataSource> marked;

    DatabaseChoice(ConfigurableListableBeanFactory beans, ObjectProvider<DataSource> marked) {
        this.beans = beans;
        this.marked = marked;
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
            configuration.dataSource(dataSource());
        }
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

    private DataSource dataSource() {
        DataSource own = marked.getIfAvailable();
        if (own != null) {
            return own;
        }
        DataSource only = beans.getBeanProvider(DataSource.class).getIfUnique();
        if (only == null) {
            throw StarterException.severalDataSources(List.of(beans.getBeanNamesForType(DataSource.class)));
        }
        return only;
    }
}
