package dev.limbeck.spring;

import dev.limbeck.app.Configuration;
import dev.limbeck.app.Limbeck;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;

/** Creates {@link Limbeck} for the database of the application, and upgrades the database. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration"
        })
@Conditional(DatabaseCondition.class)
@ConditionalOnProperty(name = "limbeck.enabled", matchIfMissing = true)
@EnableConfigurationProperties(LimbeckProperties.class)
@Import({DatabaseInitializationDependencyConfigurer.class, StartupCheckConfiguration.class})
public class LimbeckAutoConfiguration {

    /** Called by Spring. */
    public LimbeckAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    Limbeck limbeck(LimbeckProperties properties, ConfigurableListableBeanFactory beans) {
        Configuration configuration = Limbeck.configure();
        ClassLoader loader = beans.getBeanClassLoader();
        if (loader != null) {
            configuration.classLoader(loader);
        }
        new PropertyMapping(properties).apply(configuration);
        new DatabaseChoice(beans).apply(configuration, properties.getDatabase());
        beans.getBeanProvider(LimbeckCustomizer.class)
                .orderedStream()
                .forEach(customizer -> customizer.customize(configuration));
        return configuration.load();
    }

    @Bean
    @ConditionalOnMissingBean
    LimbeckInitializer limbeckInitializer(
            Limbeck limbeck, LimbeckProperties properties, StartupCheckPresence presence) {
        presence.requireBeforeUpgrade();
        return new LimbeckInitializer(limbeck, properties);
    }

    @Bean
    StartupComparisons limbeckStartupComparisons() {
        return new StartupComparisons();
    }

    @Bean
    StartupCheckPresence limbeckStartupCheckPresence(
            ConfigurableListableBeanFactory beans, LimbeckProperties properties) {
        return new StartupCheckPresence(beans, properties);
    }
}
