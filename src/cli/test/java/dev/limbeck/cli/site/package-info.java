@NullMarked
package dev.limbeck.cli.site;

import org.jspecify.annotations.NullMarked;
