package dev.claimport.support;

/**
 * One file of a bundle.
 *
 * @param name {@code settings.txt}
 * @param text redacted already: what is shown is what is saved
 */
public record SupportPart(String name, String text) {

    /** What it is, for the keys of texts: {@code settings}. */
    public String id() {
        return name.substring(0, name.lastIndexOf('.'));
    }
}
