@NullMarked
package dev.limbeck.postgresql.type;

import org.jspecify.annotations.NullMarked;
