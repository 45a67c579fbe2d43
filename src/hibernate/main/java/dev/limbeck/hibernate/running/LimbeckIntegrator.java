package dev.limbeck.hibernate.running;

import org.hibernate.boot.Metadata;
import org.hibernate.boot.spi.BootstrapContext;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;

/**
 * Compares the entities with the database while Hibernate builds its session factory, if the persistence unit's
 * {@code limbeck.check} setting is {@code warn} or {@code fail}.
 */
public final class LimbeckIntegrator implements Integrator {
    /** The Hibernate setting that turns the comparison on. */
    public static final String SETTING = "limbeck.check";

    /** Called by {@link java.util.ServiceLoader}. */
    public LimbeckIntegrator() {}

    @Override
    public void integrate(Metadata metadata, BootstrapContext context, SessionFactoryImplementor factory) {
        CheckMode mode = CheckMode.of(factory.getProperties().get(SETTING));
        if (mode != CheckMode.OFF) {
            new StartupCheck(new RunningFactory(metadata, factory), mode).run();
        }
    }

    @Override
    public void disintegrate(SessionFactoryImplementor factory, SessionFactoryServiceRegistry registry) {
        // Nothing to release.
    }
}
