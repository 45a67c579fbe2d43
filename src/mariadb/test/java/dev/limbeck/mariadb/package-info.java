/** Tests on a real server. */
@NullMarked
package dev.limbeck.mariadb;

import org.jspecify.annotations.NullMarked;
