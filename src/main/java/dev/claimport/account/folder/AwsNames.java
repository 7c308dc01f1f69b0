package dev.claimport.account.folder;

import java.util.regex.Pattern;

/** What AWS takes as the name of something (API reference of AWS IoT 2015-05-28, of IAM, and of STS). */
public final class AwsNames {

    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]+)+-[0-9]{1,2}");
    private static final Pattern TEMPLATE = Pattern.compile("[0-9A-Za-z_-]{1,36}");
    private static final Pattern POLICY = Pattern.compile("[\\w+=,.@-]{1,128}");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9:_-]{1,128}");
    private static final Pattern ROLE = Pattern.compile("[\\w+=,.@-]{1,64}");
    private static final Pattern ARN = Pattern.compile("arn:aws[\\w-]*:[a-z0-9-]+:[a-z0-9-]*:[0-9]{12}:[\\w+=,.@:/$-]{1,512}");

    private AwsNames() {}

    public static boolean isAccount(String text) {
        return ACCOUNT.matcher(text).matches();
    }

    public static boolean isRegion(String text) {
        return REGION.matcher(text).matches();
    }

    public static boolean isTemplate(String text) {
        return TEMPLATE.matcher(text).matches();
    }

    /** Of AWS IoT; those that begin with a dot are hidden files. */
    public static boolean isPolicy(String text) {
        return POLICY.matcher(text).matches() && !text.startsWith(".");
    }

    /** Of a thing group, thing type or billing group. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    public static boolean isRole(String text) {
        return ROLE.matcher(text).matches() && !text.startsWith(".");
    }

    public static boolean isArn(String text) {
        return ARN.matcher(text).matches();
    }
}
