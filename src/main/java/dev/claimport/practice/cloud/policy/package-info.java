/** Policies of AWS IoT: read, and evaluated for one request at a time. Knows nothing of connections and registries. */
@NullMarked
package dev.claimport.practice.cloud.policy;

import org.jspecify.annotations.NullMarked;
