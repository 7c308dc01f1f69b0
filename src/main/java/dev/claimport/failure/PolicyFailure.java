package dev.claimport.failure;

import java.util.Locale;
import java.util.Map;

/** What is set on this computer, by its administrator or by the user, does not allow it or cannot be used. */
public record PolicyFailure(Kind kind, Map<String, ?> facts, String detail) implements Failure {

    public enum Kind {
        /** The administrator's policy has a mistake; nothing is done until it is mended. Facts: {@code file}, {@code problem} (a {@link Problem}). */
        POLICY_INVALID,
        /** Others than the administrator could have written the policy. Facts: {@code file}, {@code reason} ({@link Distrust}). */
        POLICY_UNTRUSTED,
        /** The user's settings have a mistake. Facts: {@code file}, {@code problem}. */
        SETTINGS_INVALID,
        /** No setting of this name. Facts: {@code setting}, {@code known}. */
        SETTING_UNKNOWN,
        /** A setting cannot have this value. Facts: {@code setting}, {@code problem}. */
        SETTING_WRONG,
        /** The administrator has fixed it. Facts: {@code setting}, {@code value}, {@code where}. */
        SETTING_FIXED,
        /** Not among the templates that are allowed. Facts: {@code template}, {@code allowed}. */
        TEMPLATE_NOT_PERMITTED,
        /** Not among the device profiles that are allowed. Facts: {@code profile}, {@code allowed}. */
        DEVICE_PROFILE_NOT_PERMITTED,
        /** Not among the ways to sign in that are allowed. Facts: {@code method}, {@code allowed}. */
        SIGN_IN_NOT_PERMITTED,
        /** Practice is switched off. Facts: none. */
        PRACTICE_OFF
    }

    /** Why a policy is not believed: whose the file or folder is, or who may write there. */
    public enum Distrust implements Case {
        OWNER,
        RIGHTS;

        @Override
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public PolicyFailure {
        facts = Map.copyOf(facts);
    }

    public PolicyFailure(Kind kind, Map<String, ?> facts) {
        this(kind, facts, "");
    }
}
