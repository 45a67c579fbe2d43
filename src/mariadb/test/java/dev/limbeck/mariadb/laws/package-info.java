@NullMarked
package dev.limbeck.mariadb.laws;

import org.jspecify.annotations.NullMarked;
