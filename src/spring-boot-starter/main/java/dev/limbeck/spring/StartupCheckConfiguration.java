package dev.limbeck.spring;

import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The comparison with the entities, in applications that use JPA. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = "org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean")
class StartupCheckConfiguration {

    @Bean
    static StartupCheckConfigurer limbeckStartupCheckConfigurer(ConfigurableListableBeanFactory beans) {
        return new StartupCheckConfigurer(beans);
    }
}
