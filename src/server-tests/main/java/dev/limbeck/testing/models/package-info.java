/** Entities with every kind of attribute, id, and name. */
@NullUnmarked
package dev.limbeck.testing.models;

import org.jspecify.annotations.NullUnmarked;
