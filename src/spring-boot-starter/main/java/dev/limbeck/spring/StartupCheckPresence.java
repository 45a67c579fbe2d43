package dev.limbeck.spring;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/** Fails the start of the application if {@code limbeck.check} is set but there are no entities. */
final class StartupCheckPresence implements SmartInitializingSingleton {
    private static final String FACTORY = "jakarta.persistence.EntityManagerFactory";

    private final ConfigurableListableBeanFactory beans;
    private final LimbeckProperties properties;

    StartupCheckPresence(ConfigurableListableBeanFactory beans, LimbeckProperties properties) {
        this.beans = beans;
        this.properties = properties;
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (properties.getCheck() != LimbeckProperties.Check.OFF && !hasEntities()) {
            throw StarterException.noEntities();
        }
    }

    private boolean hasEntities() {
        ClassLoader loader = beans.getBeanClassLoader();
        return ClassUtils.isPresent(FACTORY, loader)
                && beans.getBeanNamesForType(ClassUtils.resolveClassName(FACTORY, loader), true, false).length > 0;
    }
}
