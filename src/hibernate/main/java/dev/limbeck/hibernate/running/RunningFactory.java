package dev.limbeck.hibernate.running;

import dev.limbeck.hibernate.find.MappingSources;
import dev.limbeck.spi.ModelSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.hibernate.boot.Metadata;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.mapping.PersistentClass;

/** A session factory that is being built. */
record RunningFactory(Metadata metadata, SessionFactoryImplementor factory) {
    private static final String UNIT = "hibernate.persistenceUnitName";

    Map<String, Object> settings() {
        return factory.getProperties();
    }

    /** {@return the name of the persistence unit; an empty string if it has no name} */
    String name() {
        Object name = settings().get(UNIT);
        return name == null ? "" : name.toString();
    }

    /** {@return the name of the persistence unit, as the beginning of a sentence} */
    String describe() {
        return name().isEmpty() ? "The persistence unit" : "Persistence unit " + name();
    }

    /** {@return the name of the persistence unit, as a part of a sentence} */
    String describeInSentence() {
        return name().isEmpty() ? "the persistence unit" : "persistence unit " + name();
    }

    DataSource connections() {
        return new BorrowedConnections(factory.getJdbcServices().getBootstrapJdbcConnectionAccess());
    }

    /** {@return the class loader of the entities} */
    ClassLoader loader() {
        return metadata.getEntityBindings().stream()
                .filter(entity -> entity.getClassName() != null)
                .map(PersistentClass::getMappedClass)
                .filter(Objects::nonNull)
                .map(Class::getClassLoader)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(RunningFactory.class::getClassLoader);
    }

    ModelSource model() {
        MappingSources sources = new MappedClasses(metadata, loader()).sources(new TreeMap<>(settings()));
        return new RunningModel(metadata, sources);
    }

    /** {@return the reason why the entities cannot be compared with the database, as the end of a sentence} */
    Optional<String> findObstacle() {
        if (factory.getSessionFactoryOptions().isMultiTenancyEnabled()) {
            return Optional.of("it has several tenants");
        }
        try (Connection connection = connections().getConnection()) {
            return connection.isClosed() ? Optional.of("the connection is closed") : Optional.empty();
        } catch (SQLException e) {
            return Optional.of("the database could not be opened (" + e.getMessage() + ")");
        }
    }
}
