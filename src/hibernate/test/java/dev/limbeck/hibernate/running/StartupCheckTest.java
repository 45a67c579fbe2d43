package dev.limbeck.hibernate.running;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.app.Limbeck;
import dev.limbeck.app.ModelDiffersException;
import dev.limbeck.command.project.NotAtHeadException;
import dev.limbeck.spi.ModelException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests applications that use Hibernate but not Spring, whose entities are compared with the database when Hibernate
 * starts.
 */
final class StartupCheckTest {
    @TempDir
    Path folder;

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("shop.db");
    }

    private dev.limbeck.app.Configuration limbeck() {
        return Limbeck.configure()
                .databaseUrl(url())
                .revisions("shop.revisions")
                .revisionsFolder(folder.resolve("shop/revisions"))
                .entities("com.example.shoplist");
    }

    @BeforeEach
    void create() {
        Limbeck limbeck = limbeck().load();
        limbeck.revision("shop lists");
        limbeck.upgrade("head");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Collection<Class<?>> entities() throws Exception {
        return SampleClasses.load();
    }

    /** Builds a session factory as an application does, and closes it. */
    private void start(String check) throws Exception {
        start(check, entities());
    }

    private void start(String check, Collection<Class<?>> classes) {
        Configuration configuration = new Configuration();
        classes.forEach(configuration::addAnnotatedClass);
        configuration
                .setProperty("hibernate.connection.url", url())
                .setProperty("hibernate.dialect", "org.hibernate.community.dialect.SQLiteDialect")
                .setProperty(LimbeckIntegrator.SETTING, check)
                .setProperty("limbeck.autogenerate.exclude", "ignored")
                .setProperty("limbeck.revisions.package", "shop.revisions");
        configuration.getProperties().put("limbeck.customizer", (Consumer<dev.limbeck.app.Configuration>)
                own -> own.revisionsFolder(folder.resolve("shop/revisions")));
        try (SessionFactory factory = configuration.buildSessionFactory()) {
            assertThat(factory.isOpen()).isTrue();
        }
    }

    private List<String> startAndLog(String check) throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        Logger logger = Logger.getLogger("dev.limbeck");
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            start(check);
        } finally {
            logger.removeHandler(handler);
        }
        return lines;
    }

    @Test
    void aDatabaseThatMatchesIsAccepted() throws Exception {
        assertThat(startAndLog("fail")).contains("The persistence unit: the database matches the entities");
        assertThat(startAndLog("warn")).contains("The persistence unit: the database matches the entities");
    }

    @Test
    void aDifferenceEndsTheStart() throws Exception {
        execute("alter table tag add column extra text");
        execute("create index by_name on user (email)");
        assertThatThrownBy(() -> start("fail"))
                .isInstanceOf(ModelDiffersException.class)
                .hasMessageContaining("tag.extra")
                .hasMessageContaining("by_name")
                .hasMessageContaining("set limbeck.check to warn or off");
        assertThat(startAndLog("warn")).anyMatch(line -> line.contains("tag.extra"));
    }

    @Test
    void nothingIsDoneUnlessItIsRequested() throws Exception {
        execute("alter table tag add column extra text");
        assertThat(startAndLog("off")).isEmpty();
        assertThatThrownBy(() -> start("yes"))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("off, warn or fail");
    }

    @Test
    void settingsOfThePersistenceUnitAreKeysOfTheSettingsFile() throws Exception {
        execute("create table ignored (id integer)");
        assertThatCode(() -> start("fail")).doesNotThrowAnyException();
    }

    @Test
    void aDatabaseThatIsNotAtTheHeadIsNotCompared() throws Exception {
        execute("delete from alembic_version");
        assertThatThrownBy(() -> start("fail")).isInstanceOf(NotAtHeadException.class);
    }

    @Test
    void anApplicationWithoutEntitiesIsOneMessage() {
        assertThatThrownBy(() -> start("fail", List.of()))
                .isInstanceOf(ModelException.class)
                .hasMessage("limbeck.check is set, but the persistence unit has no entities. Specify the packages of"
                        + " the entities (with Spring: @EntityScan), or set limbeck.check to off.");
        assertThatCode(() -> start("warn", List.of())).doesNotThrowAnyException();
    }
}
