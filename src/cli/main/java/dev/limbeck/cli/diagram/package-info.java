/**
 * Draws tables and the references between them as SVG, without a script. {@link dev.limbeck.cli.diagram.Diagram}
 * contains the tables and references, {@link dev.limbeck.cli.diagram.LayeredLayout} computes the positions, and
 * {@link dev.limbeck.cli.diagram.DiagramSvg} writes the picture.
 *
 * <pre>{@code
 * new DiagramSvg(diagram).write(html);
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.cli.diagram;

import org.jspecify.annotations.NullMarked;
