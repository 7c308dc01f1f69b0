package dev.claimport.failure;

/** Where a {@link Problem} stands in what was read. */
public sealed interface Place {

    Place WHOLE = new Whole();

    /** All of it, or nowhere in particular. */
    record Whole() implements Place {}

    /** A value by its path, {@code Resources.thing.Properties.ThingName}, or an option of the command line. Not empty. */
    record Path(String path) implements Place {}

    /** From 1 on. */
    record Line(int line) implements Place {}

    /** Line and column, from 1 on. */
    record Position(int line, int column) implements Place {}

    /** In one of several files. */
    record InFile(String file, Position at) implements Place {}
}
