package dev.claimport.desktop.signin;

import java.util.List;
import software.amazon.awssdk.regions.Region;

/** The regions in which an Identity Center may be, as far as the SDK knows. */
final class SsoRegions {

    private SsoRegions() {}

    /** By their ids, sorted. */
    static List<String> ids() {
        return Region.regions().stream().filter(region -> !region.isGlobalRegion()).map(Region::id).sorted().toList();
    }
}
