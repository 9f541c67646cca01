"""Decides the proportions of the mannequin, in hundredths of body height."""

from __future__ import annotations

# Bone lengths in hundredths of body height; the spine has three segments; the head is half its height.
SPINE, NECK, HEAD = 9.6, 4.4, 6.6
UPPER_ARM, FOREARM, HAND = 15.4, 13.2, 7.4
THIGH, SHANK, FOOT = 24.5, 23.6, 10.9  # the foot: from the ankle to the tips of the toes
SHOULDER_AT, SHOULDER_FORWARD = 0.88, 1.4
REST_LUMBAR, REST_THORACIC, REST_NECK, REST_HEAD = -9.0, 15.0, 7.0, 9.0
# Half the distance between the two hips, and between the two shoulders, when the body is seen from the front.
HIP_HALF, SHOULDER_HALF = 5.0, 10.4
JOINTS = {"leg": ("hip", "knee", "ankle", "toes"), "arm": ("shoulder", "elbow", "wrist", "hand")}
