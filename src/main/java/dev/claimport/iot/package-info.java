/** What AWS IoT is asked: templates, claims, the endpoint of devices, and whether the registry knows a thing. */
@NullMarked
package dev.claimport.iot;

import org.jspecify.annotations.NullMarked;
