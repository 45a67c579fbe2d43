@NullMarked
package dev.limbeck.cli.html;

import org.jspecify.annotations.NullMarked;
