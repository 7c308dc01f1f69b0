package dev.claimport.aws.credential;

import dev.claimport.aws.config.AwsConfig;
import dev.claimport.aws.config.Section;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** How a profile comes by its credentials. */
public enum ProfileKind {

    /** A role that another profile, or the environment, may take on. */
    ASSUME_ROLE,
    /** A role that a token from elsewhere stands for. */
    WEB_IDENTITY,
    /** A role of an {@code [sso-session]}. */
    SSO,
    /** A role of Identity Center, with start URL and region in the profile itself: the older form. */
    SSO_LEGACY,
    /** Access keys in a file. */
    KEYS,
    /** The console's credentials, by {@code aws login}. */
    CONSOLE,
    /** A program that prints credentials. */
    PROCESS,
    /** Settings only. */
    NONE;

    /**
     * In the order in which the AWS CLI looks (botocore, credentials.py): keys of the credentials file go before a program, and a program
     * before keys of the configuration. A profile that names Identity Center, but no account or role there, is one only where it has nothing else.
     */
    public static ProfileKind of(AwsConfig config, String name) {
        Section profile = config.profile(name).orElseGet(() -> Section.empty(name));
        if (has(profile, "role_arn") && !has(profile, "web_identity_token_file")) {
            return ASSUME_ROLE;
        }
        if (has(profile, "web_identity_token_file")) {
            return WEB_IDENTITY;
        }
        ProfileKind identityCenter = has(profile, "sso_session") ? SSO : SSO_LEGACY;
        if (has(profile, "sso_account_id") || has(profile, "sso_role_name")) {
            return identityCenter;
        }
        if (keys(config.secret(name))) {
            return KEYS;
        }
        if (has(profile, "login_session")) {
            return CONSOLE;
        }
        if (has(profile, "credential_process")) {
            return PROCESS;
        }
        if (keys(config.configured(name))) {
            return KEYS;
        }
        return has(profile, "sso_session") || has(profile, "sso_start_url") ? identityCenter : NONE;
    }

    /** Of the profile from which it all comes: a role is taken on with the credentials of its {@code source_profile}, however far away. */
    public static ProfileKind source(AwsConfig config, String name) {
        Set<String> way = new HashSet<>();
        String source = name;
        while (of(config, source) == ASSUME_ROLE && way.add(source)) {
            source = config.profile(source).flatMap(profile -> profile.get("source_profile")).orElse(source);
        }
        return of(config, source);
    }

    private static boolean keys(Optional<Section> section) {
        return section.filter(found -> has(found, AccessKeys.ID)).isPresent();
    }

    private static boolean has(Section section, String key) {
        return section.values().containsKey(key);
    }
}
