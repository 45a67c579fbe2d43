@NullMarked
package dev.limbeck.mariadb.scratch;

import org.jspecify.annotations.NullMarked;
