package dev.limbeck.spring;

import java.util.Set;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;

/** Makes the entity manager factory, JDBC templates and other users of the database wait for the upgrade. */
final class LimbeckInitializerDetector extends AbstractBeansOfTypeDatabaseInitializerDetector {
    LimbeckInitializerDetector() {}

    @Override
    protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
        return Set.of(LimbeckInitializer.class);
    }
}
