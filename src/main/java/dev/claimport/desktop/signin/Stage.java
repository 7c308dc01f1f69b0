package dev.claimport.desktop.signin;

/** How far the sign-in is. */
public enum Stage {
    /** The ways in are shown. */
    FORM,
    /** Identity Center is asked for a sign-in. */
    ASKING,
    /** The browser has been sent to sign in, and is waited for. */
    BROWSER,
    /** The code waits to be confirmed in a browser. */
    CODE,
    /** The text that a browser on another device shows is waited for. */
    CARRY,
    /** Signed in; accounts and roles are looked up. */
    ACCOUNTS,
    /** The technician chooses account and role, or goes there. */
    CHOOSING,
    /** Credentials of a profile are fetched. */
    PROFILE,
    /** A practice is started. */
    PRACTICE
}
