package dev.limbeck.spring;

import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.beans.factory.FactoryBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * Prevents the application from starting if {@code limbeck.check} is set but there are no entities, or no component
 * that compares them.
 */
final class StartupCheckPresence implements SmartInitializingSingleton {
    private static final String FACTORY = "jakarta.persistence.EntityManagerFactory";

    private final ConfigurableListableBeanFactory beans;
    private final LimbeckProperties properties;

    StartupCheckPresence(ConfigurableListableBeanFactory beans, LimbeckProperties properties) {
        this.beans = beans;
        this.properties = properties;
    }

    /**
     * Called before the database is upgraded. An application that has a factory of an unknown type might have entities;
     * this is known only after the application has started.
     */
    void requireBeforeUpgrade() {
        if (properties.getCheck() == LimbeckProperties.Check.OFF) {
            return;
        }
        if (!hasEntities() && factories().allMatch(name -> beans.getType(name, false) != null)) {
            throw StarterException.noEntities();
        }
        if (!ClassUtils.isPresent(StartupCheckConfigurer.INTEGRATOR, beans.getBeanClassLoader())) {
            throw StarterException.noIntegrator();
        }
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

    /** Returns the names of the beans that factory beans create. */
    private Stream<String> factories() {
        return Arrays.stream(beans.getBeanNamesForType(FactoryBean.class, true, false))
                .map(name -> name.startsWith("&") ? name.substring(1) : name);
    }
}
