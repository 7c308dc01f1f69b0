package dev.claimport.desktop.handover;

import java.util.Locale;

/** Why a hand-over cannot begin yet, the first thing to do first. */
public enum Blocker {
    SESSION_OVER,
    /** It might be over in the middle. */
    SESSION_ENDING,
    NO_TEMPLATE,
    TEMPLATE_LOADING,
    TEMPLATE_UNUSABLE,
    PARAMETER_MISSING,
    CLAIM_REQUESTED,
    NO_DEVICE,
    SEVERAL_PORTS,
    /** The one that was just done is still attached. */
    DEVICE_DONE,
    /** The last hand-over went by the code on the label, and so must the next. */
    CODE_MISSING,
    /** The console of the gateway asks who is there. */
    LOGIN_MISSING,
    NONE;

    /** The last part of its text's key. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
