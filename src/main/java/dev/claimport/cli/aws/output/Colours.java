package dev.claimport.cli.aws.output;

/** Whether a table has colours. */
public enum Colours {

    NONE,
    /** And nothing else, for a pager. */
    PLAIN,
    /** And a reset behind each piece, for standard output. */
    RESET
}
