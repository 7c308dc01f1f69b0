package dev.claimport.desktop.memory;

/** Light, dark, or whatever the system has. */
public enum Appearance {
    SYSTEM,
    LIGHT,
    DARK
}
