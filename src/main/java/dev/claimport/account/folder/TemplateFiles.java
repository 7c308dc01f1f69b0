package dev.claimport.account.folder;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A provisioning template as its folder says it.
 *
 * @param type {@code FLEET_PROVISIONING} or {@code JITP}
 * @param bodies the text of each version, as AWS has it
 * @param defaultVersion one of them
 * @param hookArn of the function of its pre-provisioning hook, if it has one
 * @param hook what answers for that function in a rehearsal; empty where nothing does
 */
public record TemplateFiles(
        String name, String description, boolean enabled, String type, String roleArn, SortedMap<Integer, String> bodies, int defaultVersion,
        Optional<String> hookArn, Optional<HookStandIn> hook) {

    public TemplateFiles {
        bodies = Collections.unmodifiableSortedMap(new TreeMap<Integer, String>((Map<Integer, String>) bodies));
    }
}
