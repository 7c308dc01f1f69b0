package dev.claimport.desktop.signin;

/** How far the sign-in is. */
public enum Stage {
    /** The ways in are shown. */
    FORM,
    /** Identity Center is asked for a code. */
    ASKING,
    /** The code waits to be confirmed in the browser. */
    CODE,
    /** Confirmed; the accounts are fetched. */
    ACCOUNTS,
    /** The technician chooses account and role. */
    CHOOSING,
    /** The role is taken on. */
    ENTERING,
    /** A practice is started. */
    PRACTICE
}
