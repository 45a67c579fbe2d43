package dev.limbeck.hibernate.running;

import org.hibernate.resource.beans.container.spi.BeanContainer;
import org.hibernate.resource.beans.container.spi.ContainedBean;
import org.hibernate.resource.beans.spi.BeanInstanceProducer;

/** The beans of the application, such as converters. They are not destroyed after the entities have been read. */
record BorrowedBeans(BeanContainer beans) implements BeanContainer {
    @Override
    public <B> ContainedBean<B> getBean(Class<B> type, LifecycleOptions options, BeanInstanceProducer fallback) {
        return beans.getBean(type, options, fallback);
    }

    @Override
    public <B> ContainedBean<B> getBean(
            String name, Class<B> type, LifecycleOptions options, BeanInstanceProducer fallback) {
        return beans.getBean(name, type, options, fallback);
    }

    @Override
    public void stop() {
        // The application stops its beans itself.
    }
}
