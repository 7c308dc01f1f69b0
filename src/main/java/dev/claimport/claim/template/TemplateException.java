package dev.claimport.claim.template;

/**
 * A template that cannot be read, or not be evaluated with these parameters. The message names the place and the reason and
 * is fit to be shown: control characters are taken out and its length is limited.
 */
public final class TemplateException extends Exception {

    private static final int LONGEST = 400;

    private final String place;

    /**
     * @param place such as {@code Resources.thing.Properties.ThingName}; empty for the template as a whole
     * @param reason may quote the template and its parameters
     */
    public TemplateException(String place, String reason) {
        super(showable(place.isEmpty() ? reason : place + ": " + reason));
        this.place = showable(place);
    }

    /** Where in the template: {@code Resources.thing.Properties.ThingName}; empty for the template as a whole. */
    public String place() {
        return place;
    }

    private static String showable(String text) {
        String clean = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "\uFFFD");
        return clean.length() <= LONGEST ? clean : clean.substring(0, LONGEST) + "…";
    }
}
