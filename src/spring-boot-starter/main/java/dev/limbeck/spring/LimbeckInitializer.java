package dev.limbeck.spring;

import dev.limbeck.app.Limbeck;
import org.springframework.beans.factory.InitializingBean;

/**
 * Upgrades the database when the application starts. An application can define its own bean of this type to decide when
 * and how the database is upgraded; the users of the database wait for that bean.
 */
public class LimbeckInitializer implements InitializingBean {
    private final Limbeck limbeck;
    private final LimbeckProperties properties;

    /** Creates an initializer that upgrades the database to {@code limbeck.target}. */
    public LimbeckInitializer(Limbeck limbeck, LimbeckProperties properties) {
        this.limbeck = limbeck;
        this.properties = properties;
    }

    @Override
    public void afterPropertiesSet() {
        if (limbeck.heads().isEmpty()) {
            throw StarterException.noRevisions(properties.getRevisions().getPackage());
        }
        limbeck.upgrade(properties.getTarget());
    }
}
