package dev.claimport.settings;

/**
 * What a setting has now, and who says so.
 *
 * @param text empty for nothing
 * @param where the file or the registry key; empty for {@link Source#DEFAULT}
 */
public record SettingValue(Setting setting, String text, Source source, String where) {

    /** Who sets it; the first that does counts. */
    public enum Source {
        POLICY,
        USER,
        DEFAULT
    }

    /** Whether the administrator has fixed it. */
    public boolean isFixed() {
        return source == Source.POLICY;
    }
}
