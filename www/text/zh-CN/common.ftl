### 各处共用的词。

language-name = 简体中文

## 用户自己的文字，原样显示。

text = { $text }

## 列表

list-two = { $first }、{ $last }
list-last = { $rest }、{ $last }
list-comma = { $first }、{ $next }
list-bar = { $first } | { $next }
list-clause = { $first }；{ $next }

## 规则的出处

# Raft 论文（Ongaro 与 Ousterhout，扩展版）的章节。
section-paper = §{ $number }
# Ongaro 博士论文的章节。
section-thesis = 博士论文 { $number } 节
# 论文中的图。
section-figure = 图 { $number }

## 句子：一件事；一件事和它的原因

sentence = { $text }。
sentence-why = { $text }：{ $why }。
sentences = { $first }{ $next }
