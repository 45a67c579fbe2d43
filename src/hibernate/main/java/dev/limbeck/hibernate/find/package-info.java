/**
 * Finds the classes and mapping files of a model, by scanning the class path for annotations or through a persistence
 * unit, and loads the classes. Uses {@code spring}, {@code spi}, and ClassGraph, but not Hibernate.
 *
 * <pre>{@code
 * MappingSources found = EntityFinder.of(request).find();
 * List<Class<?>> classes = new EntityLoader(request.loader()).load(found.classes());
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.hibernate.find;

import org.jspecify.annotations.NullMarked;
