# SPDX-License-Identifier: GPL-2.0-or-later
"""Training code of the starter models; also adapts them to a user's own pairs. Needs torch.

`pictures` feeds the `encoder`, and the `captioner` stands on both; `pixels` is what `detector`,
`segmenter` and `change` share, and `change` starts from the segmenter. `questions` comes last, on
what all of them find. The modules beside these packages are commands, but for `int8_storage`.
"""
