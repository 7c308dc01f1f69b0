package dev.claimport.certify.clause;

/** What becomes of a device that registers with a bundle. */
public enum Fate {
    /** It becomes a thing. */
    REGISTERS("certify-sensor"),
    /** The template's hook refuses it. */
    REFUSED("certify-refused"),
    /** The template wants a parameter that nobody gives. */
    PARAMETER_MISSING("certify-parameter"),
    /** The template names something that the account does not have. */
    RESOURCE_MISSING("certify-resource"),
    /** Whom it connects to says nothing, as long as is wished. */
    HELD_CONNECTING("certify-sensor"),
    /** The service does not answer once it is connected. */
    HELD_CERTIFICATE("certify-sensor"),
    /** The template's hook takes its time, as long as is wished. */
    HELD_REGISTERING("certify-held"),
    /** It is let in with its own certificate as late as is wished. */
    HELD_RECONNECTING("certify-sensor"),
    /** It becomes a thing, held while it registers and once more before it is let in with its own certificate. */
    REGISTERS_WATCHED("certify-held"),
    /** Nobody listens where it is led. */
    NOBODY("certify-sensor"),
    /** Whom it connects to cannot be trusted. */
    UNTRUSTED("certify-sensor"),
    /** There is no host of that name. */
    NOWHERE("certify-sensor");

    private final String template;

    Fate(String template) {
        this.template = template;
    }

    String template() {
        return template;
    }
}
