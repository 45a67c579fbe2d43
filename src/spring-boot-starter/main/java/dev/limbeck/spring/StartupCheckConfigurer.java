package dev.limbeck.spring;

import dev.limbeck.app.Configuration;
import dev.limbeck.app.StartupComparison;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;
import org.springframework.util.ClassUtils;

/** Makes Hibernate compare the entities with the database, if {@code limbeck.check} requires it. */
final class StartupCheckConfigurer implements BeanPostProcessor {
    private static final System.Logger LOG = System.getLogger("dev.limbeck");
    static final String INTEGRATOR = "dev.limbeck.hibernate.running.LimbeckIntegrator";

    private final ConfigurableListableBeanFactory beans;

    StartupCheckConfigurer(ConfigurableListableBeanFactory beans) {
        this.beans = beans;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof LocalContainerEntityManagerFactoryBean factory) {
            LimbeckProperties properties = beans.getBean(LimbeckProperties.class);
            if (properties.getCheck() != LimbeckProperties.Check.OFF) {
                configure(factory, name, properties);
            }
        }
        return bean;
    }

    private void configure(LocalContainerEntityManagerFactoryBean factory, String name, LimbeckProperties properties) {
        if (!ClassUtils.isPresent(INTEGRATOR, beans.getBeanClassLoader())) {
            throw StarterException.noIntegrator();
        }
        Optional<DataSource> upgraded = new DatabaseChoice(beans).findDataSource(properties.getDatabase());
        DataSource own = factory.getDataSource();
        if (upgraded.isPresent() && !upgraded.get().equals(own)) {
            String reason = "its data source is not the one that Limbeck upgrades";
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> "Persistence unit " + unit(factory, name) + " was not compared with its database: " + reason);
            beans.getBean(StartupComparisons.class)
                    .accept(new StartupComparison(unit(factory, name), Instant.now(), List.of(), reason));
            return;
        }
        Consumer<Configuration> customizer = configuration -> {
            new PropertyMapping(properties).apply(configuration);
            beans.getBeanProvider(LimbeckCustomizer.class)
                    .orderedStream()
                    .forEach(each -> each.customize(configuration));
        };
        Map<String, Object> settings = factory.getJpaPropertyMap();
        settings.putIfAbsent("limbeck.check", properties.getCheck().name().toLowerCase(Locale.ROOT));
        settings.putIfAbsent("limbeck.customizer", customizer);
        settings.putIfAbsent("limbeck.result", beans.getBean(StartupComparisons.class));
        boolean several =
                beans.getBeanNamesForType(LocalContainerEntityManagerFactoryBean.class, true, false).length > 1;
        settings.putIfAbsent("limbeck.one_of_several", String.valueOf(several));
        settings.putIfAbsent("limbeck.mapping_files", String.join(",", mappingFiles()));
    }

    private static String unit(LocalContainerEntityManagerFactoryBean factory, String bean) {
        String unit = factory.getPersistenceUnitName();
        return unit == null ? bean : unit;
    }

    private List<String> mappingFiles() {
        return Binder.get(beans.getBean(Environment.class))
                .bind("spring.jpa.mapping-resources", Bindable.listOf(String.class))
                .orElseGet(List::of);
    }
}
