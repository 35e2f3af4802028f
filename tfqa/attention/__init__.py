"""Attention, in parts that plug together: weights = distribution(compatibility(query, key), mask).

| name | source | notebook |
|---|---|---|
| Attention | Bahdanau et al. 2015, eq. 5–6 | 01 |
| MultiHeadAttention | Vaswani et al. 2017, section 3.2.2 | 02 |
| DotProduct, General, Concat | Luong et al. 2015, eq. 8 | 01 |
| ScaledDotProduct | Vaswani et al. 2017, eq. 1 | 01 |
| Additive | Bahdanau et al. 2015, appendix A.1.2 | 01 |
| softmax | Bahdanau et al. 2015, eq. 6 | 01 |
| sparsemax | Martins & Astudillo 2016, algorithm 1 | 01 |
| padding_mask, combine_masks | – | 01 |
| causal_mask | Vaswani et al. 2017, section 3.2.3 | 01 |
"""

from tfqa.attention.attention import Attention
from tfqa.attention.compatibility import (
    Additive,
    Concat,
    DotProduct,
    General,
    ScaledDotProduct,
)
from tfqa.attention.distribution import softmax, sparsemax
from tfqa.attention.masks import causal_mask, combine_masks, padding_mask
from tfqa.attention.multi_head import MultiHeadAttention

__all__ = [
    "Additive",
    "Attention",
    "Concat",
    "DotProduct",
    "General",
    "MultiHeadAttention",
    "ScaledDotProduct",
    "causal_mask",
    "combine_masks",
    "padding_mask",
    "softmax",
    "sparsemax",
]
