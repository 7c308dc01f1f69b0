package dev.claimport.desktop;

/** What the window shows first. */
public enum FirstPage {
    SIGN_IN,
    /** Starts a practice straight away and lands on Hand over. */
    PRACTICE
}
