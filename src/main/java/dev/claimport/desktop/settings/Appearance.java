package dev.claimport.desktop.settings;

/** Light, dark, or whatever the system has. */
public enum Appearance {
    SYSTEM,
    LIGHT,
    DARK
}
