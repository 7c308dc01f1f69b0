package dev.claimport.signin;

import dev.claimport.aws.config.Section;

/** How a profile comes by its credentials. */
public enum ProfileKind {

    /** A role of an {@code [sso-session]}. */
    SSO,
    /** A role of Identity Center, with start URL and region in the profile itself: the older form. */
    SSO_LEGACY,
    /** A role that another profile, or the environment, may take on. */
    ASSUME_ROLE,
    /** A role that a token from elsewhere stands for. */
    WEB_IDENTITY,
    /** Access keys in the file. */
    KEYS,
    /** A program that prints credentials. */
    PROCESS,
    /** {@code aws login}, which Claimport cannot use. */
    CONSOLE,
    /** Settings only. */
    NONE;

    /** In the order in which the AWS CLI looks. */
    static ProfileKind of(Section profile) {
        if (profile.get("role_arn").isPresent()) {
            return profile.get("web_identity_token_file").isPresent() ? WEB_IDENTITY : ASSUME_ROLE;
        }
        if (profile.get("sso_session").isPresent()) {
            return SSO;
        }
        if (profile.get("sso_start_url").isPresent() || profile.get("sso_account_id").isPresent()) {
            return SSO_LEGACY;
        }
        if (profile.get("aws_access_key_id").isPresent() || profile.get("aws_secret_access_key").isPresent()) {
            return KEYS;
        }
        if (profile.get("credential_process").isPresent()) {
            return PROCESS;
        }
        return profile.get("login_session").isPresent() ? CONSOLE : NONE;
    }
}
